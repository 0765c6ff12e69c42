package p;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.responsetemplating.ResponseTemplateTransformer;

class ATest {
    WireMockServer mine = new WireMockServer(options().extensions(new Mine(), new ResponseTemplateTransformer(true)));
}
