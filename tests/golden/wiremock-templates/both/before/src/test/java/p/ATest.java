package p;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.responsetemplating.ResponseTemplateTransformer;

class ATest {
    WireMockServer all = new WireMockServer(options().port(1).extensions(new ResponseTemplateTransformer(true)));
    WireMockServer some =
            new WireMockServer(options()
                    .extensions(new ResponseTemplateTransformer(false))
                    .dynamicPort());
}
