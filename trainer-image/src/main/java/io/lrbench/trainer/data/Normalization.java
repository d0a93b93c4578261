package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;

/**
 * A training split's mean and population deviation by channel, of pixels scaled to 0..1.
 *
 * @param mean (channels)
 * @param deviation (channels); 1 where all pixels of a channel are equal
 */
record Normalization(float[] mean, float[] deviation) {
  static Normalization of(ImageSplit split) {
    int channels = split.shape().channels();
    int area = split.shape().rows() * split.shape().columns();
    long[] sums = new long[channels];
    long[] squares = new long[channels];
    byte[] pixels = split.pixels();
    for (int from = 0, channel = 0; from < pixels.length; from += area) {
      long sum = 0;
      long square = 0;
      for (int i = from; i < from + area; i++) {
        int value = pixels[i] & 0xff;
        sum += value;
        square += (long) value * value;
      }
      sums[channel] += sum;
      squares[channel] += square;
      channel = (channel + 1) % channels;
    }
    float[] mean = new float[channels];
    float[] deviation = new float[channels];
    double count = (double) split.size() * area;
    boolean differ = false;
    for (int c = 0; c < channels; c++) {
      double average = sums[c] / count;
      double variance = Math.max(0, squares[c] / count - average * average);
      differ |= variance > 0;
      mean[c] = (float) (average / 255);
      deviation[c] = variance > 0 ? (float) (Math.sqrt(variance) / 255) : 1;
    }
    if (!differ) {
      throw new InputException(
          "dataset", "images that differ", "one colour everywhere", "check the image files");
    }
    return new Normalization(mean, deviation);
  }

  float of(int pixel, int channel) {
    return (pixel / 255f - mean[channel]) / deviation[channel];
  }
}
