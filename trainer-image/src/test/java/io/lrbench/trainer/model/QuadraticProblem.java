package io.lrbench.trainer.model;

import com.fasterxml.jackson.databind.JsonNode;

/** The quadratic of the goldens' README: its value, its gradient and where it starts. */
record QuadraticProblem(JsonNode spec) {
  int size() {
    return spec.get("h").size();
  }

  double[] start() {
    double[] start = new double[size()];
    for (int i = 0; i < start.length; i++) {
      start[i] = at("start", i);
    }
    return start;
  }

  /** f at update t; without its last term for t below 0. */
  double value(double[] w, int t) {
    double dot = dot(w);
    double squares = 0;
    double noise = 0;
    for (int i = 0; i < w.length; i++) {
      squares += at("h", i) * Math.pow(w[i] - at("c", i), 2);
      noise += t < 0 ? 0 : noise(i, t) * w[i];
    }
    return squares / 2 + spec.get("k").asDouble() * dot * dot / 2 + noise;
  }

  double[] gradient(double[] w, int t) {
    double dot = dot(w);
    double[] gradient = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      gradient[i] =
          at("h", i) * (w[i] - at("c", i))
              + spec.get("k").asDouble() * at("s", i) * dot
              + noise(i, t);
    }
    return gradient;
  }

  private double dot(double[] w) {
    double dot = 0;
    for (int i = 0; i < w.length; i++) {
      dot += at("s", i) * w[i];
    }
    return dot;
  }

  private double noise(int i, int t) {
    JsonNode noise = spec.get("noise");
    int m = noise.get("m").asInt();
    int phase = (noise.get("a").asInt() * t + noise.get("b").asInt() * i) % m;
    return noise.get("scale").asDouble() * (phase - (m - 1) / 2.0);
  }

  private double at(String name, int i) {
    return spec.get(name).get(i).asDouble();
  }
}
