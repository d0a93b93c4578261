package io.lrbench.trainer.model;

/** The built-in image classifiers. */
public enum Classifier {
  /** Flatten, linear 64, ReLU, linear. */
  MLP("mlp", 1),
  /** LeNet-5 with ReLU and max pooling (LeCun et al., 1998). */
  LENET("lenet", 12),
  /** LRBench's CNN3: three convolutions of 3x3, two linear layers. */
  CNN3("cnn3", 18),
  /** He et al. 2015 for CIFAR, n = 3. */
  RESNET20("resnet20", 8),
  /** He et al. 2015 for CIFAR, n = 5. */
  RESNET32("resnet32", 8),
  /** He et al. 2015 for CIFAR, n = 9. */
  RESNET56("resnet56", 8);

  private final String wireName;
  private final int smallestSide;

  Classifier(String wireName, int smallestSide) {
    this.wireName = wireName;
    this.smallestSide = smallestSide;
  }

  String wireName() {
    return wireName;
  }

  /** The smallest rows and columns that every layer can work on. */
  int smallestSide() {
    return smallestSide;
  }

  Network network(ImageShape image, int classes) {
    return switch (this) {
      case MLP -> PlainNetwork.mlp(image, classes);
      case LENET -> PlainNetwork.lenet(image, classes);
      case CNN3 -> PlainNetwork.cnn3(image, classes);
      case RESNET20 -> ResidualNetwork.of(3, image, classes);
      case RESNET32 -> ResidualNetwork.of(5, image, classes);
      case RESNET56 -> ResidualNetwork.of(9, image, classes);
    };
  }
}
