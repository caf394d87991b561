/**
 * The service under measurement: its process, its data and what is asked of it over HTTP.
 */
@NullMarked
package io.warelog.bench.service;

import org.jspecify.annotations.NullMarked;
