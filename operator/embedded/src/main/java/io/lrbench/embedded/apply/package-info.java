/**
 * Patches, server-side apply and managedFields as functions of JSON trees; imports {@code json},
 * {@code problem} and {@code type} only.
 */
package io.lrbench.embedded.apply;
