import { walkTrack } from './walkTrack.ts';

walkTrack('B');
