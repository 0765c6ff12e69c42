package shop;

import org.springframework.data.rest.webmvc.BasePathAwareController;

@BasePathAwareController
public class Root {

    @BasePathAwareController({"/a", "/b"})
    static class Inner {
    }
}
