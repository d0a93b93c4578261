package io.lrbench.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The images that helm test trains on: bright bars on noise, upright ones of class 1 and lying ones
 * of class 0, in the idx format of MNIST.
 */
class ChartTestDataTest {
  private static final int SIDE = 12; // pixels
  private static final int NOISE = 96; // brightness below which every pixel lies
  private static final int BAR = 224;
  private static final int IMAGES_MAGIC = 2051;
  private static final int LABELS_MAGIC = 2049;
  private static final String WRITE =
      "mvn -pl operator -am test -Dtest=ChartTestDataTest -Dlrbench.chart=write"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  @ParameterizedTest
  @CsvSource({"train, 256, 1", "t10k, 64, 2"})
  void isWhatThisDraws(String split, int count, long seed) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + count * SIDE * SIDE);
    ByteBuffer labels = ByteBuffer.allocate(8 + count);
    images.putInt(IMAGES_MAGIC).putInt(count).putInt(SIDE).putInt(SIDE);
    labels.putInt(LABELS_MAGIC).putInt(count);
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      int label = random.nextInt(2);
      labels.put((byte) label);
      images.put(image(random, label == 1));
    }

    assertSame(split + "-images-idx3-ubyte", images.array());
    assertSame(split + "-labels-idx1-ubyte", labels.array());
  }

  private static byte[] image(Random random, boolean upright) {
    byte[] pixels = new byte[SIDE * SIDE];
    int bar = random.nextInt(SIDE);
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        boolean inBar = (upright ? column : row) == bar;
        pixels[row * SIDE + column] = (byte) (inBar ? BAR : random.nextInt(NOISE));
      }
    }
    return pixels;
  }

  private static void assertSame(String name, byte[] expected) throws IOException {
    Path file = Chart.FOLDER.resolve("files/test").resolve(name);
    if ("write".equals(System.getProperty("lrbench.chart"))) {
      Files.createDirectories(file.getParent());
      Files.write(file, expected);
    }

    assertThat(Files.readAllBytes(file)).as("write it again: %s", WRITE).isEqualTo(expected);
  }
}
