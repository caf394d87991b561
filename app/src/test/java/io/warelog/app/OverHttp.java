package io.warelog.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

/**
 * Marks tests that speak HTTP to {@link RunningWarelog}. The build runs them twice: over
 * read models in SQLite and in MongoDB.
 */
@Tag("http")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OverHttp {

}
