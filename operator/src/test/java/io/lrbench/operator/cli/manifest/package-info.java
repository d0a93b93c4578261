/** Manifests as text and at the API, embedded or real. */
package io.lrbench.operator.cli.manifest;
