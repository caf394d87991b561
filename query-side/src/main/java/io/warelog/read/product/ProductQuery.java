package io.warelog.read.product;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductType;
import io.warelog.api.value.CurrencyCode;
import io.warelog.platform.http.QueryParameters;
import io.warelog.read.history.AsOf;
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
 * @param asOf the time as of which the list is wanted, in microseconds, or null for the
 * present
 */
public record ProductQuery(UUID merchant, Filter filter, List<Condition> further, ProductSort sort, int limit,
		int offset, @Nullable Cursor cursor, @Nullable Long asOf) {

	private static final int MOST = 100;

	private static final int USUAL = 20;

	private static final int TEXT = 255;

	private static final int CURSOR = 2000;

	/** The scale of prices in the read model, ten-thousandths of the major unit. */
	private static final int SCALE = 4;

	/** Nanoseconds that round a time up to the next microsecond. */
	private static final long ALMOST_A_MICRO = 999;

	/** What a status is called, and a type. */
	private static final Map<String, ProductStatus> STATUSES = Arrays.stream(ProductStatus.values())
		.collect(Collectors.toUnmodifiableMap(ProductStatus::code, Function.identity()));

	private static final Map<String, ProductType> TYPES = Arrays.stream(ProductType.values())
		.collect(Collectors.toUnmodifiableMap(ProductType::code, Function.identity()));

	/**
	 * A part of a list of the present.
	 * @param merchant whose products
	 * @param filter by facets
	 * @param further conditions on other properties
	 * @param sort the order
	 * @param limit how many at most, 1 to 100
	 * @param offset how many to pass over, 0 with a cursor
	 * @param cursor where to start, or null
	 */
	ProductQuery(UUID merchant, Filter filter, List<Condition> further, ProductSort sort, int limit, int offset,
			@Nullable Cursor cursor) {
		this(merchant, filter, further, sort, limit, offset, cursor, null);
	}

	/**
	 * Reads the query string of a list of the merchant API (seed 001, and the filters and
	 * sorts that all lists share).
	 * @param parameters of the request; their faults are told here
	 * @param merchant of the caller
	 * @param visitor whether only what a visitor of the store may see exists
	 * @return what is wanted
	 */
	static ProductQuery read(QueryParameters parameters, UUID merchant, boolean visitor) {
		int limit = parameters.integer("limit", 1, MOST, USUAL);
		int offset = parameters.integer("offset", 0, Integer.MAX_VALUE, 0);
		ProductSort sort = readSort(parameters, ProductSort.DEFAULT);
		Long asOf = readAsOf(parameters, visitor);
		return read(parameters, merchant, visitor, parameters.bool("archived"), sort, limit, offset,
				readCursor(parameters, sort, asOf, "offset"), asOf);
	}

	/**
	 * Reads the query string of a list of the store API (seed 003, and the filters and
	 * sorts that all lists share): in the order of the listing, and without what is in
	 * the archive, unless something else is asked for.
	 * @param parameters of the request; their faults are told here
	 * @param merchant of the caller
	 * @param visitor whether only what a visitor of the store may see exists
	 * @return what is wanted
	 */
	public static ProductQuery readStore(QueryParameters parameters, UUID merchant, boolean visitor) {
		int count = parameters.integer("count", 1, MOST, USUAL);
		int page = parameters.integer("page", 0, Integer.MAX_VALUE / MOST, 0);
		Boolean archived = parameters.bool("archived");
		ProductSort sort = readSort(parameters, ProductSort.ORDER);
		Long asOf = readAsOf(parameters, visitor);
		return read(parameters, merchant, visitor, (archived != null) ? archived : Boolean.FALSE, sort, count,
				page * count, readCursor(parameters, sort, asOf, "page"), asOf);
	}

	private static ProductQuery read(QueryParameters parameters, UUID merchant, boolean visitor,
			@Nullable Boolean archived, ProductSort sort, int limit, int offset, @Nullable Cursor cursor,
			@Nullable Long asOf) {
		String currency = parameters.text("currency_code", TEXT);
		if (currency != null && CurrencyCode.parse(currency).isEmpty()) {
			parameters.reject("currency_code", "must be an ISO 4217 currency code, such as USD");
		}
		Filter filter = new Filter(parameters.bool("is_active"), archived, parameters.bool("recurring"), currency,
				visitor ? Boolean.TRUE : null, parameters.oneOf("status", STATUSES), parameters.oneOf("type", TYPES));
		List<Condition> further = new ArrayList<>();
		readWords(parameters, further);
		String category = parameters.text("category", TEXT);
		if (category != null) {
			further.add(inCategory(category));
		}
		readRange(parameters, "price", further);
		readTimes(parameters, "created", further);
		readTimes(parameters, "updated", further);
		parameters.finish();
		return new ProductQuery(merchant, filter, further, sort, limit, offset, cursor, asOf);
	}

	/**
	 * This list without the products that are not in a category.
	 * @param category its slug
	 * @return the narrower list
	 */
	public ProductQuery in(String category) {
		List<Condition> narrower = new ArrayList<>(this.further);
		narrower.add(inCategory(category));
		return new ProductQuery(this.merchant, this.filter, narrower, this.sort, this.limit, this.offset, this.cursor,
				this.asOf);
	}

	/**
	 * The same list by what the products show. Parked products are counted and placed as
	 * they are and shown as they were, so what is counted and placed does not tell which
	 * products a filter takes.
	 * @return the list, with further conditions
	 */
	ProductQuery asShown() {
		List<Condition> all = conditions();
		all.removeFirst();
		// holds for all, so that there is a further condition
		all.add(new Condition.Between("active", 0L, 1L));
		return new ProductQuery(this.merchant, Filter.ALL, all, this.sort, this.limit, this.offset, this.cursor,
				this.asOf);
	}

	static Condition inCategory(String slug) {
		return new Condition.HasWord("categories", slug);
	}

	/** All conditions on a product, that on the merchant first. */
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
		if (this.filter.status() != null) {
			conditions.add(new Condition.Is("status", this.filter.status().code()));
		}
		if (this.filter.type() != null) {
			conditions.add(new Condition.Is("type", this.filter.type().code()));
		}
		conditions.addAll(this.further);
		return conditions;
	}

	private static void addIs(List<Condition> conditions, String field, @Nullable Boolean wanted) {
		if (wanted != null) {
			conditions.add(new Condition.Is(field, wanted ? 1L : 0L));
		}
	}

	private static ProductSort readSort(QueryParameters parameters, ProductSort usual) {
		String text = parameters.text("sort", TEXT);
		ProductSort sort = (text != null) ? ProductSort.parse(text) : usual;
		if (sort == null) {
			parameters.reject("sort",
					"must be one of created_at, name, order, price, updated_at, each with or without -");
			return usual;
		}
		return sort;
	}

	private static @Nullable Long readAsOf(QueryParameters parameters, boolean visitor) {
		Instant time = AsOf.readTime(parameters, visitor);
		return (time != null) ? (Long) Times.micros(time) : null;
	}

	private static @Nullable Cursor readCursor(QueryParameters parameters, ProductSort sort, @Nullable Long asOf,
			String offset) {
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
		else if (!Objects.equals(cursor.asOf(), asOf)) {
			parameters.reject("cursor", "is of a list as of another time");
		}
		else if (parameters.has(offset)) {
			parameters.reject(offset, "does not go with a cursor");
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
