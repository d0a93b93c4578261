/**
 * What the API says of itself: discovery and OpenAPI v3 documents; imports {@code json} and {@code
 * type} only.
 */
package io.lrbench.embedded.openapi;
