package io.warelog.read.product;

import io.warelog.read.store.StoreKind;

class SqliteProductListsTests extends ProductListsContract {

	SqliteProductListsTests() {
		super(StoreKind.SQLITE);
	}

}
