// Unpacks the browser of the tests, with the libraries that a plain machine lacks, into the folder for temporary files (TMPDIR);
// prints where its program is.
import chromium from '@sparticuz/chromium';

// The package brings the libraries along, and unpacks them where it takes the machine for Amazon's, whatever that is.
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
process.stdout.write(await chromium.executablePath());
