package io.github.jhipster.sample;

import graphql.kickstart.tools.GraphQLQueryResolver;
import io.github.jhipster.sample.domain.Order;
import tech.jhipster.config.JHipsterConstants;

class Orders implements GraphQLQueryResolver {
    String profile = JHipsterConstants.SPRING_PROFILE_PRODUCTION;
    Order order;
}
