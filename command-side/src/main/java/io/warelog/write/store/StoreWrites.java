package io.warelog.write.store;

import java.util.function.Function;

import io.warelog.api.value.ProductId;
import io.warelog.platform.http.Body;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.QueryParameters;
import io.warelog.write.http.AnswerForm;
import io.warelog.write.http.Bodies;
import io.warelog.write.http.Resource;
import io.warelog.write.http.Writes;
import io.warelog.write.product.ProductCommand;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What the routes of the store API that write have in common. */
public final class StoreWrites {

	private final Writes writes;

	private final StoreProducts products;

	/**
	 * Makes it.
	 * @param writes performs what is asked
	 * @param products finds what paths name
	 */
	public StoreWrites(Writes writes, StoreProducts products) {
		this.writes = writes;
		this.products = products;
	}

	/** Finds what paths name. */
	StoreProducts products() {
		return this.products;
	}

	/**
	 * Begins a write.
	 * @param request that asks for it
	 * @param caller who asks
	 * @param body of the request
	 * @return the write, to be performed
	 */
	Writes.Write of(HttpServletRequest request, Caller caller, Body body) {
		return this.writes.of(request, caller, body);
	}

	/**
	 * Performs a write that takes something away: its request has no properties and its
	 * answer is {@code true}.
	 * @param request that asks for it
	 * @param caller who asks
	 * @param product as the path names it
	 * @param command makes the command
	 * @return the answer
	 */
	ResponseEntity<byte[]> remove(HttpServletRequest request, Caller caller, String product,
			Function<ProductId, ProductCommand> command) {
		Body body = Body.readIfPresent(request, Bodies.MAX_BYTES);
		if (body != null) {
			Bodies.fields(request, body).finish();
		}
		else {
			QueryParameters.of(request).finish();
		}
		ProductId id = this.products.named(caller, product);
		return this.writes.of(request, caller, body)
			.answering(AnswerForm.TRUE)
			.perform(Resource.STORE_PRODUCT, HttpStatus.OK, () -> command.apply(id));
	}

}
