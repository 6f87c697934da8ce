import { walkTrack } from './walkTrack.ts';

walkTrack('E');
