package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.ImageShape;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Image files to RGB pixels.
 *
 * @param side rows and columns that images get: the shorter side is scaled to it and the middle cut
 *     out; empty takes images as they are, all of one size
 */
record ImageDecoder(OptionalInt side) {
  static {
    System.setProperty("java.awt.headless", "true");
    ImageIO.setUseCache(false);
  }

  /**
   * @param labels the class of each file
   */
  ImageSplit decode(List<Path> files, int... labels) {
    BufferedImage first = read(files.get(0));
    ImageShape shape = new ImageShape(3, first.getHeight(), first.getWidth());
    if ((long) files.size() * shape.size() > Integer.MAX_VALUE - 16) {
      throw new InputException(
          "dataset",
          "fewer than 2 GiB of pixels",
          files.size() + " images of " + shape.rows() + " by " + shape.columns(),
          "write a smaller dataset.imageSize, or use fewer images");
    }
    byte[] pixels = new byte[files.size() * shape.size()];
    IntStream.range(0, files.size())
        .parallel()
        .forEach(i -> write(files.get(i), shape, pixels, i * shape.size()));
    return new ImageSplit(pixels, labels, shape);
  }

  private void write(Path file, ImageShape shape, byte[] into, int from) {
    BufferedImage image = read(file);
    if (image.getHeight() != shape.rows() || image.getWidth() != shape.columns()) {
      throw new InputException(
          file.toString(),
          "images of one size, " + shape.rows() + " by " + shape.columns(),
          image.getHeight() + " by " + image.getWidth(),
          "write dataset.imageSize, so that all are scaled");
    }
    int area = shape.rows() * shape.columns();
    int[] row = new int[shape.columns()];
    for (int y = 0; y < shape.rows(); y++) {
      image.getRGB(0, y, shape.columns(), 1, row, 0, shape.columns());
      for (int x = 0; x < shape.columns(); x++) {
        int at = from + y * shape.columns() + x;
        into[at] = (byte) (row[x] >> 16);
        into[at + area] = (byte) (row[x] >> 8);
        into[at + 2 * area] = (byte) row[x];
      }
    }
  }

  private BufferedImage read(Path file) {
    try {
      BufferedImage image = ImageIO.read(file.toFile());
      if (image != null) {
        return side.isPresent() ? scaled(image, side.getAsInt()) : image;
      }
    } catch (IOException | RuntimeException e) { // Broken files end in either.
      throw new InputException(
          file.toString(), "a readable image", String.valueOf(e.getMessage()), "replace it");
    }
    throw new InputException(
        file.toString(), "a JPEG, PNG, BMP or GIF image", "another format", "convert or remove it");
  }

  private static BufferedImage scaled(BufferedImage image, int side) {
    double scale = (double) side / Math.min(image.getWidth(), image.getHeight());
    int width = (int) Math.max(side, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(side, Math.round(image.getHeight() * scale));
    BufferedImage target = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = target.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, (side - width) / 2, (side - height) / 2, width, height, null);
    graphics.dispose();
    return target;
  }
}
