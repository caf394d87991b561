package io.warelog.read.product;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.UUID;

import io.warelog.platform.http.ProblemException;
import io.warelog.platform.http.QueryParameters;
import io.warelog.read.product.Facets.Filter;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Page.Place;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProductQueryTests {

	private static final UUID MERCHANT = new UUID(1, 0);

	/** A request that is nothing but its query string. */
	static ProductQuery query(String query, boolean visitor) {
		HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
				ProductQueryTests.class.getClassLoader(), new Class<?>[] { HttpServletRequest.class },
				(proxy, method, arguments) -> {
					if (method.getName().equals("getQueryString")) {
						return query;
					}
					throw new UnsupportedOperationException(method.getName());
				});
		return ProductQuery.read(QueryParameters.of(request), MERCHANT, visitor);
	}

	private static Condition.Between range(String query) {
		return (Condition.Between) query(query, false).further().getFirst();
	}

	@Test
	void nothingAskedForIsTheNewestTwenty() {
		assertThat(query("", false))
			.isEqualTo(new ProductQuery(MERCHANT, Filter.ALL, List.of(), ProductSort.DEFAULT, 20, 0, null));
	}

	@Test
	void visitorsSeeWhatIsVisible() {
		ProductQuery query = query("archived=false", true);
		assertThat(query.filter()).isEqualTo(new Filter(null, false, null, null, true, null, null));
		assertThat(query.conditions()).containsExactly(new Condition.Is("merchant", MERCHANT.toString()),
				new Condition.Is("archived", 0L), new Condition.Is("visible", 1L));
	}

	@Test
	void wordsBecomeConditions() {
		assertThat(query("q=Caf%C3%A9+noir", false).further()).containsExactly(
				new Condition.HasWordStarting("words", "cafe"), new Condition.HasWordStarting("words", "noir"));
	}

	@ParameterizedTest
	@CsvSource({ "10, 100000, 100000", "0.00001, 1, 0", "9.99999, 100000, 99999", "-0.00001, 0, -1",
			"99999999999999999999, 9223372036854775807, 9223372036854775807",
			"-99999999999999999999, -9223372036854775808, -9223372036854775808" })
	void boundsOfPricesRoundInwards(String price, long min, long max) {
		assertThat(range("price_min=" + price)).isEqualTo(new Condition.Between("price", min, null));
		assertThat(range("price_max=" + price)).isEqualTo(new Condition.Between("price", null, max));
	}

	@Test
	void boundsOfTimesRoundInwards() {
		assertThat(range("created_from=1970-01-01T00:00:00.0000015Z&created_to=1970-01-01T00:00:00.0000025Z"))
			.isEqualTo(new Condition.Between("created_at", 2L, 2L));
		assertThat(range("updated_from=0001-01-01T00:00:00Z&updated_to=9999-12-31T00:00:00Z").from())
			.isEqualTo(-62135596800000000L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "limit=0", "limit=101", "limit=x", "offset=-1", "offset=2147483648", "sort=size",
			"sort=--name", "sort=", "cursor=x", "q=%20", "q=!!", "currency_code=XXQ", "currency_code=usd",
			"is_active=1", "archived=maybe", "recurring=", "price_min=1e3", "price_max=$5", "created_from=yesterday",
			"created_to=2026-11-22", "page=2", "limit=1&limit=1" })
	void badInputIsRefused(String query) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> query(query, false));
	}

	@Test
	void aCursorGoesWithItsOwnSortAndNoOffset() {
		Cursor cursor = new Cursor(ProductSort.parse("-price"), false, new Place(7L, "id"));
		assertThat(query("sort=-price&cursor=" + cursor, false).cursor()).isEqualTo(cursor);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> query("sort=price&cursor=" + cursor, false));
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> query("sort=-price&offset=1&cursor=" + cursor, false));
	}

}
