/** What the API server answers when it refuses; imports only {@code json}. */
package io.lrbench.embedded.problem;
