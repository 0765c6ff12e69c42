package shop;

import com.coxautodev.graphql.tools.*;
import org.aspectj.lang.annotation.Pointcut;

class Guard {
    @Pointcut("target(com.coxautodev.graphql.tools.GraphQLResolver) && within(shop..*)")
    void resolvers() {
    }

    String said = "com.coxautodev.graphql.tools is a package";
}
