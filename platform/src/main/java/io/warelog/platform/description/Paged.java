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
 * Describes the parameters of a list that is read by {@code limit} and {@code offset}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(name = "limit", in = ParameterIn.QUERY, description = "Maximum number of entries to return.",
		schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "100", defaultValue = "20"))
@Parameter(name = "offset", in = ParameterIn.QUERY, description = "Number of entries to skip for pagination.",
		schema = @Schema(type = "integer", format = "int32", minimum = "0", defaultValue = "0"))
public @interface Paged {

}
