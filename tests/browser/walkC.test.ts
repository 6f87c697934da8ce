import { walkTrack } from './walkTrack.ts';

walkTrack('C');
