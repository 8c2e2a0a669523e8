// The parts of the program that the services are handed: what reads copy, what makes the sample paper and
// what writes exports. The same for every entry.

import { createMint } from '../base/ids.ts'
import type { Folders } from './host/host.ts'
import { programFiles, type Surroundings, systemRandom } from './host/program.ts'
import { createExportJobs } from './services/jobs/export-jobs.ts'
import { createPictures } from './services/pictures.ts'
import { createReadCopy } from './services/read-copy.ts'
import { createSampleMaker } from './services/sample-maker.ts'
import type { StartParts } from './start.ts'

export function programParts(folders: Folders, around: Surroundings): StartParts {
  const mint = createMint(systemRandom)
  const pictures = createPictures()
  return {
    exports: createExportJobs({
      files: programFiles(around),
      fontsFolder: folders.fonts,
      profilesFolder: folders.profiles,
      newName: mint,
    }),
    readCopy: createReadCopy({ pictures, mint }),
    makeSample: createSampleMaker({ folders, pictures, mint }),
    writer: around.env['JUMPLINE_WRITER'],
  }
}
