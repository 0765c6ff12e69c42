package io.github.jhipster.sample;

import com.coxautodev.graphql.tools.GraphQLQueryResolver;
import io.github.jhipster.config.JHipsterConstants;
import io.github.jhipster.sample.domain.Order;

class Orders implements GraphQLQueryResolver {
    String profile = JHipsterConstants.SPRING_PROFILE_PRODUCTION;
    Order order;
}
