/** Tests of the Helm chart. */
package io.lrbench.operator.chart;
