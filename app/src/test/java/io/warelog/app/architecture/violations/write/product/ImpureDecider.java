package io.warelog.app.architecture.violations.write.product;

import org.springframework.context.ApplicationContext;

final class ImpureDecider {

	boolean decide(ApplicationContext everything) {
		return everything.containsBean("anything");
	}

}
