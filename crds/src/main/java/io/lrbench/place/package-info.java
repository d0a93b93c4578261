/** Where models and data may lie, as a manifest's URIs say it; reads nothing. */
package io.lrbench.place;
