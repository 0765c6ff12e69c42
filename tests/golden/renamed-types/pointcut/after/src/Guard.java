package shop;

import graphql.kickstart.tools.*;
import org.aspectj.lang.annotation.Pointcut;

class Guard {
    @Pointcut("target(graphql.kickstart.tools.GraphQLResolver) && within(shop..*)")
    void resolvers() {
    }

    String said = "com.coxautodev.graphql.tools is a package";
}
