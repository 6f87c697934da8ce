import { walkTrack } from './walkTrack.ts';

walkTrack('A');
