import { walkTrack } from './walkTrack.ts';

walkTrack('D');
