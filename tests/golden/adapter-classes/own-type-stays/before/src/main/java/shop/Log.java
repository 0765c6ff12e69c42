package shop;

import shop.base.HandlerInterceptorAdapter;

class Log extends HandlerInterceptorAdapter {
    void a() {
        super.a();
    }
}
