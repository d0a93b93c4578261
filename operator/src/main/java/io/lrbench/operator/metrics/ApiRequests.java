package io.lrbench.operator.metrics;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.util.List;

/** Counts every request of the client, tries again included, by verb, resource and code. */
final class ApiRequests implements Interceptor {
  private static final String NAME = "lrbench-metrics";
  private static final String NO_ANSWER = "none";

  private final MeterRegistry registry;

  ApiRequests(MeterRegistry registry) {
    this.registry = registry;
  }

  /** What an interceptor of this kind is called where others are. */
  String name() {
    return NAME;
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    count(request, String.valueOf(response.code()));
  }

  @Override
  public void afterConnectionFailure(HttpRequest request, Throwable failure) {
    count(request, NO_ANSWER);
  }

  private void count(HttpRequest request, String code) {
    ApiCall call = ApiCall.of(request.method(), request.uri());
    Counter.builder("lrbench.api.requests")
        .tag("verb", call.verb())
        .tag("resource", call.resource())
        .tag("code", code)
        .description("Requests to the Kubernetes API.")
        .register(registry)
        .increment();
  }
}
