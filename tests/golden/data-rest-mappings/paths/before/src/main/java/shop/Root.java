package shop;

import org.springframework.data.rest.webmvc.BasePathAwareController;
import org.springframework.web.bind.annotation.RequestMapping;

@RequestMapping("/")
@BasePathAwareController
public class Root {

    @BasePathAwareController
    @RequestMapping(path = {"/a", "/b/"})
    static class Inner {
    }
}
