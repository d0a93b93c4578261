package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;

/**
 * A training split's mean and population deviation by channel, of pixels scaled to 0..1.
 *
 * @param mean (channels)
 * @param deviation (channels), above 0
 */
record Normalization(float[] mean, float[] deviation) {
  static Normalization of(ImageSplit split) {
    int channels = split.shape().channels();
    int area = split.shape().rows() * split.shape().columns();
    long[] sums = new long[channels];
    long[] squares = new long[channels];
    for (int i = 0; i < split.pixels().length; i++) {
      int channel = i / area % channels;
      int value = split.pixels()[i] & 0xff;
      sums[channel] += value;
      squares[channel] += (long) value * value;
    }
    float[] mean = new float[channels];
    float[] deviation = new float[channels];
    double count = (double) split.size() * area;
    for (int c = 0; c < channels; c++) {
      double average = sums[c] / count;
      double variance = squares[c] / count - average * average;
      if (variance <= 0) {
        throw new InputException(
            "dataset", "images that differ", "one grey everywhere", "check the image files");
      }
      mean[c] = (float) (average / 255);
      deviation[c] = (float) (Math.sqrt(variance) / 255);
    }
    return new Normalization(mean, deviation);
  }

  float of(int pixel, int channel) {
    return (pixel / 255f - mean[channel]) / deviation[channel];
  }
}
