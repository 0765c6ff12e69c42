package demo;

import com.netflix.zuul.ZuulFilter;

public class HeaderFilter extends ZuulFilter {
}
