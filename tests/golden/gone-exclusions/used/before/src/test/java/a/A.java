package a;

import org.springframework.boot.autoconfigure.solr.SolrAutoConfiguration;
import org.springframework.context.annotation.Import;

@Import(SolrAutoConfiguration.class)
class A {}
