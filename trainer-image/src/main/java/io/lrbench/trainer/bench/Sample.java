package io.lrbench.trainer.bench;

/**
 * One measurement of one cell.
 *
 * @param perSecond tokens or images of a second, or 0 where only the whole process was timed
 * @param cpuPerThousand CPU seconds of 1,000 tokens or images
 * @param gemmShare needed floating-point operations over what matrix products alone would do in the
 *     same time; NaN where it is not counted
 * @param wall seconds of the whole process; 0 where only updates were timed
 * @param cpu CPU seconds of the whole process
 * @param peakMegabytes most resident memory of the process; 0 where several cells share one
 */
record Sample(
    double perSecond,
    double cpuPerThousand,
    double gemmShare,
    double wall,
    double cpu,
    double peakMegabytes) {
  static Sample ofUpdates(double perSecond, double cpuPerThousand, double gemmShare) {
    return new Sample(perSecond, cpuPerThousand, gemmShare, 0, 0, 0);
  }

  static Sample ofProcess(double wall, double cpu, double peakMegabytes) {
    return new Sample(0, 0, Double.NaN, wall, cpu, peakMegabytes);
  }
}
