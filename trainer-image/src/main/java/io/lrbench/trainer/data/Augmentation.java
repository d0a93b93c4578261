package io.lrbench.trainer.data;

import io.lrbench.trainer.model.ImageShape;
import java.util.SplittableRandom;

/**
 * Random changes of training images: a crop after black padding and a mirror image half the time
 * (He et al. 2015, section 4.2).
 *
 * @param crop pixels of padding on every side; 0 is off
 * @param flip whether images are mirrored left to right
 */
public record Augmentation(int crop, boolean flip) {
  public static final Augmentation NONE = new Augmentation(0, false);

  private static final long EXAMPLE_KEY = 0xD1B54A32D192ED03L;

  /**
   * How one image is moved.
   *
   * @param down rows that the window is below the image's top edge
   * @param right columns that it is right of the left edge
   */
  record Move(int down, int right, boolean mirrored) {
    static final Move NONE = new Move(0, 0, false);

    /** Which pixel of a channel is seen at a place; -1 is the padding. */
    int source(ImageShape shape, int row, int column) {
      int y = row + down;
      int x = (mirrored ? shape.columns() - 1 - column : column) + right;
      boolean inside = y >= 0 && y < shape.rows() && x >= 0 && x < shape.columns();
      return inside ? y * shape.columns() + x : -1;
    }
  }

  /**
   * The move of one example.
   *
   * @param draw of seed and epoch
   * @param example its index
   */
  Move move(long draw, int example) {
    if (equals(NONE)) {
      return Move.NONE;
    }
    SplittableRandom random = new SplittableRandom(draw ^ EXAMPLE_KEY * (example + 1L));
    return new Move(
        random.nextInt(2 * crop + 1) - crop,
        random.nextInt(2 * crop + 1) - crop,
        flip && random.nextBoolean());
  }
}
