package a;

import net.sf.ehcache.CacheManager;

class A {
}
