package io.warelog.read.product;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.warelog.api.value.CurrencyCode;
import io.warelog.platform.http.QueryParameters;
import io.warelog.read.product.Facets.Filter;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Times;
import org.jspecify.annotations.Nullable;

/**
 * What part of which list of products is wanted.
 *
 * @param merchant whose products
 * @param filter by facets, whose products are counted already
 * @param further conditions on other properties
 * @param sort the order
 * @param limit how many at most, 1 to 100
 * @param offset how many to pass over, 0 with a cursor
 * @param cursor where to start, or null
 */
record ProductQuery(UUID merchant, Filter filter, List<Condition> further, ProductSort sort, int limit, int offset,
		@Nullable Cursor cursor) {

	private static final int MOST = 100;

	private static final int USUAL = 20;

	private static final int TEXT = 255;

	private static final int CURSOR = 2000;

	/** The scale of prices in the read model, ten-thousandths of the major unit. */
	private static final int SCALE = 4;

	/** Nanoseconds that round a time up to the next microsecond. */
	private static final long ALMOST_A_MICRO = 999;

	/**
	 * Reads the query string of a list (seed 001, and the filters and sorts that all
	 * lists share).
	 * @param parameters of the request; their faults are told here
	 * @param merchant of the caller
	 * @param visitor whether only what a visitor of the store may see exists
	 * @return what is wanted
	 */
	static ProductQuery read(QueryParameters parameters, UUID merchant, boolean visitor) {
		int limit = parameters.integer("limit", 1, MOST, USUAL);
		int offset = parameters.integer("offset", 0, Integer.MAX_VALUE, 0);
		ProductSort sort = readSort(parameters);
		Cursor cursor = readCursor(parameters, sort);
		String currency = parameters.text("currency_code", TEXT);
		if (currency != null && CurrencyCode.parse(currency).isEmpty()) {
			parameters.reject("currency_code", "must be an ISO 4217 currency code, such as USD");
		}
		Filter filter = new Filter(parameters.bool("is_active"), parameters.bool("archived"),
				parameters.bool("recurring"), currency, visitor ? Boolean.TRUE : null);
		List<Condition> further = new ArrayList<>();
		readWords(parameters, further);
		readRange(parameters, "price", further);
		readTimes(parameters, "created", further);
		readTimes(parameters, "updated", further);
		parameters.finish();
		return new ProductQuery(merchant, filter, further, sort, limit, offset, cursor);
	}

	/** All conditions on a product. */
	List<Condition> conditions() {
		List<Condition> conditions = new ArrayList<>();
		conditions.add(new Condition.Is("merchant", this.merchant.toString()));
		addIs(conditions, "active", this.filter.active());
		addIs(conditions, "archived", this.filter.archived());
		addIs(conditions, "recurring", this.filter.recurring());
		addIs(conditions, "visible", this.filter.visible());
		if (this.filter.currency() != null) {
			conditions.add(new Condition.Is("currency", this.filter.currency()));
		}
		conditions.addAll(this.further);
		return conditions;
	}

	private static void addIs(List<Condition> conditions, String field, @Nullable Boolean wanted) {
		if (wanted != null) {
			conditions.add(new Condition.Is(field, wanted ? 1L : 0L));
		}
	}

	private static ProductSort readSort(QueryParameters parameters) {
		String text = parameters.text("sort", TEXT);
		ProductSort sort = (text != null) ? ProductSort.parse(text) : ProductSort.DEFAULT;
		if (sort == null) {
			parameters.reject("sort", "must be one of created_at, name, price, updated_at, each with or without -");
			return ProductSort.DEFAULT;
		}
		return sort;
	}

	private static @Nullable Cursor readCursor(QueryParameters parameters, ProductSort sort) {
		String text = parameters.text("cursor", CURSOR);
		if (text == null) {
			return null;
		}
		Cursor cursor = Cursor.parse(text);
		if (cursor == null) {
			parameters.reject("cursor", "is no cursor of this list");
		}
		else if (!cursor.sort().equals(sort)) {
			parameters.reject("cursor", "is of a list that is sorted differently");
		}
		else if (parameters.has("offset")) {
			parameters.reject("offset", "does not go with a cursor");
		}
		return cursor;
	}

	private static void readWords(QueryParameters parameters, List<Condition> conditions) {
		String text = parameters.text("q", TEXT);
		if (text == null) {
			return;
		}
		List<String> words = Words.of(text);
		if (words.isEmpty()) {
			parameters.reject("q", "must have a letter or a digit");
		}
		words.forEach((word) -> conditions.add(new Condition.HasWordStarting("words", word)));
	}

	private static void readRange(QueryParameters parameters, String name, List<Condition> conditions) {
		BigDecimal min = parameters.decimal(name + "_min");
		BigDecimal max = parameters.decimal(name + "_max");
		if (min != null || max != null) {
			conditions.add(new Condition.Between(name, comparable(min, RoundingMode.CEILING),
					comparable(max, RoundingMode.FLOOR)));
		}
	}

	private static @Nullable Long comparable(@Nullable BigDecimal price, RoundingMode rounding) {
		if (price == null) {
			return null;
		}
		BigInteger scaled = price.setScale(SCALE, rounding).unscaledValue();
		return (scaled.bitLength() < Long.SIZE) ? scaled.longValue()
				: (scaled.signum() < 0) ? Long.MIN_VALUE : Long.MAX_VALUE;
	}

	private static void readTimes(QueryParameters parameters, String name, List<Condition> conditions) {
		Instant from = parameters.instant(name + "_from");
		Instant to = parameters.instant(name + "_to");
		if (from != null || to != null) {
			conditions.add(new Condition.Between(name + "_at",
					(from != null) ? Times.micros(from.plusNanos(ALMOST_A_MICRO)) : null,
					(to != null) ? Times.micros(to) : null));
		}
	}

}
