# Varnish 7 in front of Pressbox' delivery API, purged by surrogate key (vmod xkey, from varnish-modules).
# docs/operations/delivery.md says how to run it. Change host and port of the backend, and the networks of `purgers`.
vcl 4.1;

import std;
import xkey;

backend pressbox {
  .host = "pressbox";
  .port = "4000";
  .connect_timeout = 2s;
  .first_byte_timeout = 30s;
  .probe = { .url = "/healthz"; .interval = 2s; .timeout = 2s; .window = 8; .threshold = 3; .initial = 3; }
}

# Who may purge, by address. Where PURGE_SECRET is set in Varnish' environment, the secret is asked for as well.
acl purgers {
  "localhost";
  "10.0.0.0"/8;
  "172.16.0.0"/12;
  "192.168.0.0"/16;
}

sub vcl_recv {
  if (req.method == "PURGE") {
    if (client.ip !~ purgers) {
      return (synth(403, "Not from here"));
    }
    if (std.getenv("PURGE_SECRET") && req.http.X-Purge-Secret != std.getenv("PURGE_SECRET")) {
      return (synth(403, "Wrong secret"));
    }
    if (!req.http.xkey) {
      return (synth(400, "No keys"));
    }
    # Not softpurge: what was taken down must not be served in grace.
    set req.http.X-Purged = xkey.purge(req.http.xkey);
    return (synth(200, "Purged"));
  }
  # Only what every reader gets the same is cached; the admin, the API and the socket pass by.
  if (req.url !~ "^/(delivery|media)/") {
    if (req.http.Upgrade ~ "(?i)websocket") {
      return (pipe);
    }
    return (pass);
  }
  if (req.method != "GET" && req.method != "HEAD") {
    return (pass);
  }
  if (req.http.Authorization) {
    return (pass);
  }
  unset req.http.Cookie;
  # Old copies only while Pressbox is away; what was purged is gone in any case.
  if (std.healthy(req.backend_hint)) {
    set req.grace = 0s;
  }
  # One order of parameters: one object.
  set req.url = std.querysort(req.url);
  return (hash);
}

sub vcl_pipe {
  if (req.http.Upgrade) {
    set bereq.http.Upgrade = req.http.Upgrade;
    set bereq.http.Connection = req.http.Connection;
  }
}

sub vcl_backend_response {
  set beresp.grace = 6h;
  set beresp.keep = 10m;
  if (bereq.url ~ "^/delivery/" && beresp.http.Surrogate-Key) {
    std.collect(beresp.http.Surrogate-Key, " ");
    set beresp.http.xkey = beresp.http.Surrogate-Key;
    unset beresp.http.Surrogate-Key;
  }
  if (beresp.status >= 500) {
    # Never in the place of a good copy.
    if (bereq.is_bgfetch) {
      return (abandon);
    }
    set beresp.uncacheable = true;
    set beresp.ttl = 0s;
  }
}

sub vcl_deliver {
  unset resp.http.xkey;
  unset resp.http.X-Varnish;
  unset resp.http.Via;
  if (req.url ~ "^/delivery/" && resp.http.Cache-Control ~ "s-maxage") {
    # The edge is purged; caches behind it are not, so they ask each time.
    set resp.http.Cache-Control = "public, max-age=0, must-revalidate";
    unset resp.http.Age;
  }
  if (obj.hits > 0) {
    set resp.http.X-Cache = "HIT";
  } else {
    set resp.http.X-Cache = "MISS";
  }
}

sub vcl_synth {
  set resp.http.Content-Type = "text/plain; charset=utf-8";
  if (req.http.X-Purged) {
    set resp.http.X-Purged = req.http.X-Purged;
  }
  set resp.body = resp.reason + {"
"};
  return (deliver);
}
