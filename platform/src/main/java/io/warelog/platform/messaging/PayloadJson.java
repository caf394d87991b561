package io.warelog.platform.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AccessorNamingStrategy;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of everything that is kept: events, snapshots, states.
 * <ul>
 * <li>A record is its components, under their names and in their order; further methods
 * of the record add nothing, whatever they are called.</li>
 * <li>Nulls are left out. Enums are their constant's name.</li>
 * <li>A decimal is written plainly, with its trailing zeros, and read as
 * {@link java.math.BigDecimal}, never by way of floating point.</li>
 * <li>An instant is an ISO 8601 string in UTC with as many decimals as it has.</li>
 * <li>An unknown property is refused. Every change of a payload's form takes a new
 * revision, so under a known revision it can only be an error, and a program that dropped
 * it silently would go on to decide on half of what happened.</li>
 * </ul>
 */
public final class PayloadJson {

	private PayloadJson() {
	}

	/**
	 * Makes a mapper that reads and writes this JSON.
	 * @return a new mapper; it is safe for use by many threads and costly to make
	 */
	public static JsonMapper mapper() {
		JsonMapper.Builder builder = JsonMapper.builder();
		configure(builder);
		return builder.build();
	}

	static void configure(JsonMapper.Builder builder) {
		builder.accessorNaming(new ComponentsOfRecords())
			.changeDefaultPropertyInclusion((defaults) -> defaults.withValueInclusion(JsonInclude.Include.NON_NULL))
			.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
			.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
			.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
					DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
			.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
			.disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING);
	}

	/**
	 * Takes a record's components and nothing else: a method like {@code isEmpty()} is no
	 * property.
	 */
	private static final class ComponentsOfRecords extends DefaultAccessorNamingStrategy.Provider {

		@Override
		public AccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass type) {
			return new DefaultAccessorNamingStrategy.RecordNaming(config, type) {

				@Override
				public @Nullable String findNameForIsGetter(AnnotatedMethod method, String name) {
					return null;
				}

				@Override
				public @Nullable String findNameForRegularGetter(AnnotatedMethod method, String name) {
					return this._fieldNames.contains(name) ? name : null;
				}

			};
		}

	}

}
