package io.warelog.platform.description;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Describes the parameters of a list that is read by {@code page} and {@code count}.
 */
@Documented
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Parameter(name = "page", in = ParameterIn.QUERY, description = "Number of the page, the first is 0.",
		schema = @Schema(type = "integer", format = "int32", minimum = "0", defaultValue = "0"))
@Parameter(name = "count", in = ParameterIn.QUERY, description = "Number of entries of a page.",
		schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "100", defaultValue = "20"))
public @interface PagedByNumber {

}
