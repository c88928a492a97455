import { listen } from './server';

listen();
