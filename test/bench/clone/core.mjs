/** What of the product the bench of clones runs; it is bundled for it. */
export { apply } from '../../../core/environments/apply';
export { localActions } from '../../../core/environments/local/actions';
export { planCloneData } from '../../../core/environments/local/data/planClone';
export { dockerWith } from '../../../core/environments/local/docker';
export { openStore } from '../../../core/environments/local/store';
export { exec } from '../../../core/exec';
export { defaultSettings } from '../../../core/settings';
