/** The operator's configuration: one interface. */
package io.lrbench.operator.config;
