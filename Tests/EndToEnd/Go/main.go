// SPDX-License-Identifier: Apache-2.0

// What the Go SDK makes of the files and the environment: `main [-profile NAME] [-session NAME] region|keys|identity|token`.
//
// Every service is at $LOOPBACK. The answer is one JSON object; an error is `{"Error": "..."}` and status 1.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials/ssocreds"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

func atLoopback(service, region string, options ...interface{}) (aws.Endpoint, error) {
	url := os.Getenv("LOOPBACK")
	if url == "" {
		return aws.Endpoint{}, errors.New("LOOPBACK is not set")
	}
	return aws.Endpoint{URL: url, SigningRegion: region, HostnameImmutable: true}, nil
}

func load(ctx context.Context, profile, session string) (aws.Config, error) {
	options := []func(*config.LoadOptions) error{
		config.WithEndpointResolverWithOptions(aws.EndpointResolverWithOptionsFunc(atLoopback)),
	}
	if profile != "" {
		options = append(options, config.WithSharedConfigProfile(profile))
	}
	if session != "" {
		path, err := ssocreds.StandardCachedTokenFilepath(session)
		if err != nil {
			return aws.Config{}, err
		}
		options = append(options, config.WithSSOProviderOptions(func(o *ssocreds.Options) {
			o.CachedTokenFilepath = path
		}))
	}
	return config.LoadDefaultConfig(ctx, options...)
}

func answer(ctx context.Context, profile, session, question string) (interface{}, error) {
	cfg, err := load(ctx, profile, session)
	if err != nil {
		return nil, err
	}
	switch question {
	case "region":
		return map[string]string{"Region": cfg.Region}, nil
	case "keys":
		return cfg.Credentials.Retrieve(ctx)
	case "identity":
		identity, err := sts.NewFromConfig(cfg).GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})
		if err != nil {
			return nil, err
		}
		return map[string]string{"Arn": aws.ToString(identity.Arn)}, nil
	case "token":
		if cfg.BearerAuthTokenProvider == nil {
			return nil, errors.New("the profile has no token")
		}
		return cfg.BearerAuthTokenProvider.RetrieveBearerToken(ctx)
	}
	return nil, fmt.Errorf("no such question: %s", question)
}

func main() {
	profile := flag.String("profile", "", "chosen explicitly")
	session := flag.String("session", "", "whose token is used for a profile without sso_session")
	flag.Parse()
	said, err := answer(context.Background(), *profile, *session, flag.Arg(0))
	if err != nil {
		said = map[string]string{"Error": err.Error()}
	}
	if failed := json.NewEncoder(os.Stdout).Encode(said); failed != nil || err != nil {
		os.Exit(1)
	}
}
