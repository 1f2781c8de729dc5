import { Detector, type DetectorOptions } from '../../../server/verdict/detector.ts'

/** A second detector that has lived the same life. */
export function copy(detector: Detector, options: DetectorOptions): Detector {
  const twin = new Detector(options)
  twin.restore(detector.snapshot())
  return twin
}
