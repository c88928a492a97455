import fc from 'fast-check';

/** Property tests draw the same input each time, so that a failure is one of the change; PARITY_SEED draws other input. */
fc.configureGlobal({ seed: Number(process.env['PARITY_SEED'] ?? 1) });
