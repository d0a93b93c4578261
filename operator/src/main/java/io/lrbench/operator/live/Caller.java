package io.lrbench.operator.live;

import io.vertx.ext.web.RoutingContext;

/**
 * Who asks, before it is known who that is.
 *
 * @param authorization the header; null where there is none
 * @param address where the connection comes from
 */
record Caller(String authorization, String address) {
  static Caller of(RoutingContext request) {
    return new Caller(
        request.request().getHeader("Authorization"),
        request.request().connection().remoteAddress().hostAddress());
  }
}
