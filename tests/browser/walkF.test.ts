import { walkTrack } from './walkTrack.ts';

walkTrack('F');
