package io.sapphire.local.manifest.wire;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;

/** Key and certificate of one account, and whose certificates it believes. */
record Identity(PrivateKey key, X509Certificate certificate, X509Certificate authority) {

    SslContext server() throws SSLException {
        var server = SslContextBuilder.forServer(key, certificate)
                .trustManager(authority)
                .clientAuth(ClientAuth.REQUIRE);
        return GrpcSslContexts.configure(server).build();
    }

    SslContext client() throws SSLException {
        return GrpcSslContexts.forClient()
                .keyManager(key, certificate)
                .trustManager(authority)
                .build();
    }
}
